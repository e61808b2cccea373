#include "core/cli/tableargs.h"

#include "core/dataset/encoding.h"

namespace ullim {

void addTableFormat(CLI::App& app, std::string& encoding, std::string& separator) {
  app.add_option("--encoding", encoding, "Encoding of the table (default: recognised)")
      ->check(CLI::IsMember(textEncodings()))
      ->type_name("NAME");
  app.add_option("--separator", separator,
                 "Separator of the table: comma, semicolon, tab or pipe (default: recognised)")
      ->type_name("NAME");
}

}  // namespace ullim
