// Options of the sanitizers' run-times, for solutions judged with --sanitize: a finding is written to
// standard error and ends in abort(), so that the judge sees a crash together with its reason. Here and not
// in the environment, which a worker cannot read any more when the run-time first looks for it.

// The names are the run-times'.  NOLINTBEGIN(readability-identifier-naming)
extern "C" const char* __asan_default_options();
extern "C" const char* __ubsan_default_options();

extern "C" const char* __asan_default_options() {
  return "detect_leaks=0:abort_on_error=1:disable_coredump=1:detect_odr_violation=0";
}

extern "C" const char* __ubsan_default_options() {
  return "print_stacktrace=1:halt_on_error=1:abort_on_error=1";
}
// NOLINTEND(readability-identifier-naming)
