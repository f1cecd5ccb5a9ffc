// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256; see the header.
#include "daemon/helper/sha256.h"

#include "daemon/helper/failure.h"

#include <array>

namespace unitdeck::helper {

namespace {

void prepareLibrary()
{
    static const bool isReady = [] {
        // Nothing secret is hashed: no locked memory is needed for it.
        return gcry_check_version(nullptr) != nullptr &&
               gcry_control(GCRYCTL_DISABLE_SECMEM, 0) == 0 &&
               gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0) == 0;
    }();
    if (!isReady)
        throw Failure{Failure::Kind::Failed, "libgcrypt does not start"};
}

} // namespace

Sha256::Sha256()
{
    prepareLibrary();
    gcry_md_hd_t opened = nullptr;
    if (gcry_md_open(&opened, GCRY_MD_SHA256, 0) != 0)
        throw Failure{Failure::Kind::Failed, "libgcrypt has no SHA-256"};
    digest_.reset(opened);
}

void Sha256::update(std::string_view bytes)
{
    gcry_md_write(digest_.get(), bytes.data(), bytes.size());
}

std::string Sha256::hex()
{
    static constexpr std::string_view digits = "0123456789abcdef";
    const unsigned char *bytes = gcry_md_read(digest_.get(), GCRY_MD_SHA256);
    std::string result;
    for (std::size_t i = 0; i < 32; ++i) {
        result += digits[bytes[i] >> 4U];
        result += digits[bytes[i] & 0xfU];
    }
    return result;
}

std::string sha256(std::string_view bytes)
{
    Sha256 digest;
    digest.update(bytes);
    return digest.hex();
}

} // namespace unitdeck::helper
