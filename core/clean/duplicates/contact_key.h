// Telephone numbers and addresses of e-mail in the form in which they are compared.
#pragma once

#include <string>
#include <string_view>

namespace clientele {

// The digits of the first number in the text, without China's country code: "13800138000" of
// "+86 138-0013-8000". Empty where it cannot tell customers apart: masked (138****8000), damaged by
// a spreadsheet (1.38E+10), fewer than 7 digits, one digit repeated, 1234567….
std::string phone_key(std::string_view text);

// Lower case, without blanks around it. Empty where it is no address, is masked, or is a word
// people enter to fill a field (none@, test@, noreply@).
std::string email_key(std::string_view text);

}  // namespace clientele
