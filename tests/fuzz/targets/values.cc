// Reading one value of any bytes: always an answer, and what was read as ok is in its range.
#include "schema/values.h"

#include "target.h"

CLIENTELE_FUZZ_TARGET(values) {
  using clientele::Read;
  clientele::Decimal number{};
  clientele::Moment moment{};
  clientele::read_decimal(bytes, number);
  clientele::read_moment(bytes, moment, false);
  clientele::read_moment(bytes, moment, true);
  clientele::read_rating(bytes, number);
  if (clientele::read_flag(bytes, number) == Read::ok) {
    CLIENTELE_FUZZ_CHECK(number == clientele::Decimal{} || number == clientele::kDecimalOne);
  }
  const auto clean = clientele::clean_text(bytes);
  CLIENTELE_FUZZ_CHECK(clean.size() <= bytes.size());
  CLIENTELE_FUZZ_CHECK(clientele::clean_text(clean).size() <= clean.size());
}
