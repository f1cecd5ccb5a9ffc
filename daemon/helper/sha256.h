// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 by libgcrypt, which libsystemd itself uses.
#pragma once

#include <gcrypt.h>
#include <memory>
#include <string>
#include <string_view>

namespace unitdeck::helper {

class Sha256 final
{
public:
    Sha256();
    void update(std::string_view bytes);
    /// In lower case hexadecimal digits; once.
    std::string hex();

private:
    struct Closer
    {
        void operator()(gcry_md_hd_t digest) const { gcry_md_close(digest); }
    };
    std::unique_ptr<gcry_md_handle, Closer> digest_;
};

std::string sha256(std::string_view bytes);

} // namespace unitdeck::helper
