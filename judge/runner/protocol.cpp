// sendmsg and recvmsg with descriptors.
#include "runner/protocol.hpp"

#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <cstring>

namespace mathjudge::runner {
namespace {

constexpr std::size_t kMostDescriptors = 4;

}  // namespace

std::uint32_t Message::kind() const {
  std::uint32_t kind = ~std::uint32_t{0};
  if (bytes.size() >= sizeof kind) std::memcpy(&kind, bytes.data(), sizeof kind);
  return kind;
}

std::vector<std::string> Message::texts() const {
  std::vector<std::string> result;
  std::string text;
  for (std::size_t i = sizeof(std::uint32_t); i < bytes.size(); ++i) {
    if (bytes[i] != std::byte{0}) {
      text.push_back(static_cast<char>(bytes[i]));
    } else {
      result.push_back(std::exchange(text, {}));
    }
  }
  return result;
}

int send_message(int socket, const void* data, std::size_t size, const std::vector<int>& fds) {
  iovec part{const_cast<void*>(data), size};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(kMostDescriptors * sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (!fds.empty()) {
    const std::size_t bytes = fds.size() * sizeof(int);
    message.msg_control = control.data();
    message.msg_controllen = CMSG_SPACE(bytes);
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(bytes);
    std::memcpy(CMSG_DATA(header), fds.data(), bytes);
  }
  while (sendmsg(socket, &message, MSG_NOSIGNAL) < 0)
    if (errno != EINTR) return errno;
  return 0;
}

int send_texts(int socket, std::uint32_t kind, const std::vector<std::string>& texts) {
  std::string bytes(reinterpret_cast<const char*>(&kind), sizeof kind);
  for (const std::string& text : texts) bytes.append(text.c_str(), text.size() + 1);
  return bytes.size() > kMessageBytes ? EMSGSIZE : send_message(socket, bytes.data(), bytes.size());
}

Received receive_message(int socket, Message& result, bool wait) {
  // On the stack and not cleared: between forks, every page that is written is a page copied.
  std::array<std::byte, kMessageBytes> buffer;
  result.bytes.clear();
  result.fds.clear();
  iovec part{buffer.data(), buffer.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(kMostDescriptors * sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t length = 0;
  do {
    length = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT));
    // The other end died with a message unread: said once, and before what it had sent itself.
  } while (length < 0 && (errno == EINTR || errno == ECONNRESET));
  if (length < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return Received::Nothing;
  if (length <= 0) return Received::Closed;
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    for (std::size_t at = 0; at + sizeof(int) <= header->cmsg_len - CMSG_LEN(0); at += sizeof(int)) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(header) + at, sizeof fd);
      result.fds.emplace_back(fd);
    }
  }
  result.bytes.assign(buffer.begin(), buffer.begin() + length);
  return Received::Yes;
}

}  // namespace mathjudge::runner
