#include "exporters/common/packing.hpp"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>

#include "core/base/cancelled.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;
constexpr int gzip_header = 16;  // added to the window: a header of gzip and not of zlib
constexpr int gzip_window = 15;
constexpr int zstd_level = 3;

struct PackingInfo {
    Packing packing;
    std::string_view suffix;
    std::string_view magic;
};

constexpr std::array<PackingInfo, 2> packings{{
    {Packing::gzip, ".gz", "\x1F\x8B"},
    {Packing::zstd, ".zst", "\x28\xB5\x2F\xFD"},
}};

/// What stopped a decompressor.
enum class End : std::uint8_t { whole, cut_off, damaged, too_large };

/// Hands over what is unpacked, block by block, until `take` returns false.
using Take = FunctionRef<bool(std::string_view)>;

class GzipUnpacker final : public Unpacker {
  public:
    GzipUnpacker() {
        if (inflateInit2(&stream_, gzip_window + gzip_header) != Z_OK) throw std::bad_alloc();
    }
    ~GzipUnpacker() override { inflateEnd(&stream_); }

    Step step(std::string_view& bytes, std::string_view& block) override {
        block = {};
        if (result_ == Z_STREAM_END) {
            // Another part may follow. Zeros fill up what was on a tape.
            bytes.remove_prefix(std::min(bytes.find_first_not_of('\0'), bytes.size()));
            if (bytes.empty()) return Step::needs_bytes;
            inflateReset(&stream_);
        }
        const auto given = static_cast<uInt>(
            std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max()));
        // zlib does not write to its input.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = given;
        stream_.next_out = reinterpret_cast<Bytef*>(block_.get());
        stream_.avail_out = static_cast<uInt>(block_size);
        const int result = inflate(&stream_, Z_NO_FLUSH);
        bytes.remove_prefix(given - stream_.avail_in);
        block = {block_.get(), block_size - stream_.avail_out};
        if (result == Z_BUF_ERROR) return Step::needs_bytes;
        result_ = result;
        if (result != Z_OK && result != Z_STREAM_END) return Step::damaged;
        return bytes.empty() && stream_.avail_out > 0 ? Step::needs_bytes : Step::more;
    }
    [[nodiscard]] bool is_whole() const override { return result_ == Z_STREAM_END; }

  private:
    z_stream stream_{};
    int result_ = Z_OK;
    std::unique_ptr<char[]> block_ = std::make_unique_for_overwrite<char[]>(block_size);
};

class ZstdUnpacker final : public Unpacker {
  public:
    ZstdUnpacker() {
        if (!stream_) throw std::bad_alloc();
    }

    Step step(std::string_view& bytes, std::string_view& block) override {
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        ZSTD_outBuffer out{block_.get(), block_size, 0};
        left_ = ZSTD_decompressStream(stream_.get(), &out, &in);
        block = {block_.get(), out.pos};
        if (ZSTD_isError(left_) != 0) return Step::damaged;
        bytes.remove_prefix(in.pos);
        return bytes.empty() && out.pos < out.size ? Step::needs_bytes : Step::more;
    }
    [[nodiscard]] bool is_whole() const override { return left_ == 0; }

  private:
    std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream_{ZSTD_createDStream(),
                                                                          ZSTD_freeDStream};
    std::size_t left_ = 1;  ///< 0 at the end of a part
    std::unique_ptr<char[]> block_ = std::make_unique_for_overwrite<char[]>(block_size);
};

/// Of bytes that are packed.
End unpack_blocks(std::string_view bytes, Take take) {
    const auto unpacker = Unpacker::make(packing_of_content(bytes));
    while (true) {
        std::string_view block;
        const Unpacker::Step step = unpacker->step(bytes, block);
        if (step == Unpacker::Step::damaged) return End::damaged;
        if (!take(block)) return End::too_large;
        if (step == Unpacker::Step::needs_bytes) {
            return unpacker->is_whole() ? End::whole : End::cut_off;
        }
    }
}

class GzipPacker final : public Packer {
  public:
    GzipPacker() {
        constexpr int memory_level = 8;
        if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window + gzip_header,
                         memory_level, Z_DEFAULT_STRATEGY) != Z_OK) {
            throw std::bad_alloc();
        }
    }
    ~GzipPacker() override { deflateEnd(&stream_); }

    void pack(std::string_view bytes, Sink sink) override {
        while (!bytes.empty()) {
            const std::size_t next =
                std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max());
            stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
            stream_.avail_in = static_cast<uInt>(next);
            bytes.remove_prefix(next);
            run(Z_NO_FLUSH, sink);
        }
    }
    void finish(Sink sink) override { run(Z_FINISH, sink); }

  private:
    void run(int flush, Sink sink) {
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(block_.get());
            stream_.avail_out = static_cast<uInt>(block_size);
            deflate(&stream_, flush);
            sink({block_.get(), block_size - stream_.avail_out});
        } while (stream_.avail_out == 0);
    }

    z_stream stream_{};
    std::unique_ptr<char[]> block_ = std::make_unique_for_overwrite<char[]>(block_size);
};

class ZstdPacker final : public Packer {
  public:
    ZstdPacker() {
        if (!stream_) throw std::bad_alloc();
        ZSTD_CCtx_setParameter(stream_.get(), ZSTD_c_compressionLevel, zstd_level);
        ZSTD_CCtx_setParameter(stream_.get(), ZSTD_c_checksumFlag, 1);
    }

    void pack(std::string_view bytes, Sink sink) override { run(bytes, ZSTD_e_continue, sink); }
    void finish(Sink sink) override { run({}, ZSTD_e_end, sink); }

  private:
    void run(std::string_view bytes, ZSTD_EndDirective directive, Sink sink) {
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        while (true) {
            ZSTD_outBuffer out{block_.get(), block_size, 0};
            const std::size_t left = ZSTD_compressStream2(stream_.get(), &out, &in, directive);
            if (ZSTD_isError(left) != 0) throw std::bad_alloc();
            sink({block_.get(), out.pos});
            if (directive == ZSTD_e_end ? left == 0 : in.pos == in.size) return;
        }
    }

    std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> stream_{ZSTD_createCCtx(),
                                                                    ZSTD_freeCCtx};
    std::unique_ptr<char[]> block_ = std::make_unique_for_overwrite<char[]>(block_size);
};

std::string_view name_of(Packing packing) {
    return packing == Packing::gzip ? "gzip" : "zstd";
}

}  // namespace

std::string_view packing_suffix(std::string_view path) {
    for (const PackingInfo& info : packings) {
        if (path.size() < info.suffix.size()) continue;
        const std::string_view end = path.substr(path.size() - info.suffix.size());
        if (ascii_lower(end) == info.suffix) return end;
    }
    return {};
}

Packing packing_of_path(std::string_view path) {
    const std::string suffix = ascii_lower(packing_suffix(path));
    const auto* found = std::ranges::find(packings, suffix, &PackingInfo::suffix);
    return found == packings.end() ? Packing::none : found->packing;
}

Packing packing_of_content(std::string_view first_bytes) {
    const auto* found = std::ranges::find_if(
        packings, [&](const PackingInfo& info) { return first_bytes.starts_with(info.magic); });
    return found == packings.end() ? Packing::none : found->packing;
}

std::unique_ptr<Unpacker> Unpacker::make(Packing packing) {
    switch (packing) {
        case Packing::gzip:
            return std::make_unique<GzipUnpacker>();
        case Packing::zstd:
            return std::make_unique<ZstdUnpacker>();
        case Packing::none:
            break;
    }
    return nullptr;
}

std::string unpacking_error(Packing packing, bool is_damaged) {
    return fmt::format("the packed data ({}) {}", name_of(packing),
                       is_damaged ? "is damaged" : "ends too early");
}

Unpacked unpack(std::string_view bytes, std::size_t most) {
    const Packing packing = packing_of_content(bytes);
    if (packing == Packing::none) return {std::string(bytes), ""};
    Unpacked unpacked;
    const End end = unpack_blocks(bytes, [&](std::string_view block) {
        stop_if_cancelled();
        if (unpacked.bytes.size() + block.size() > most) return false;
        unpacked.bytes += block;
        return true;
    });
    switch (end) {
        case End::whole:
            break;
        case End::cut_off:
            unpacked.error = unpacking_error(packing, false);
            break;
        case End::damaged:
            unpacked.error = unpacking_error(packing, true);
            break;
        case End::too_large:
            unpacked.error = fmt::format(
                "the packed data ({}) holds more than {} MiB, which is more than graphs do",
                name_of(packing), most >> 20);
            break;
    }
    return unpacked;
}

std::string unpack_start(std::string_view bytes, std::size_t most) {
    std::string start;
    if (packing_of_content(bytes) == Packing::none) return start;
    unpack_blocks(bytes, [&](std::string_view block) {
        start += block.substr(0, most - start.size());
        return start.size() < most;
    });
    return start;
}

std::unique_ptr<Packer> Packer::make(Packing packing) {
    switch (packing) {
        case Packing::none:
            break;
        case Packing::gzip:
            return std::make_unique<GzipPacker>();
        case Packing::zstd:
            return std::make_unique<ZstdPacker>();
    }
    return nullptr;
}

}  // namespace sigloom
