#!/usr/bin/env bash
# The command end to end, as a newcomer and as a script would use it: command_test.sh CLIENTELE
set -uo pipefail

clientele=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  failures=$((failures + 1))
}

# expect CODE TEXT ARGUMENTS...: the exit code, and a text that standard error holds.
expect() {
  local code=$1 text=$2
  shift 2
  "$clientele" "$@" >out 2>err
  local got=$?
  [ "$got" -eq "$code" ] || fail "exit $got, not $code: clientele $* ($(cat err))"
  grep -qF -- "$text" err || fail "no \"$text\" from: clientele $* ($(cat err))"
}

same() { cmp -s "$1" "$2" || fail "$1 and $2 differ: $3"; }

"$clientele" sample data --customers 400 --seed 3 || fail "sample"
"$clientele" sample again --customers 400 --seed 3 || fail "sample again"
diff -r data again >/dev/null || fail "equal seeds gave different files"
mkdir nothing
: >empty.csv
printf '{' >broken.json

# Mistakes of newcomers: what is wrong is named, and what would help.
expect 3 "nope.csv" report nope.csv
expect 3 "empty.csv" report empty.csv
expect 3 "nothing" report nothing
printf 'customer,order,date,amount\n' >headers.csv
expect 3 "headers.csv holds headers and no rows" report headers.csv --lang en --json headers.json
grep -q 'There is nothing to report on' headers.json || fail "the report does not say so"
expect 2 "customer" report data/orders.csv --map orders.csv:1=custmer
expect 2 "orders.csv" report data/orders.csv --map order.csv:1=customer
expect 2 "clientele report --help" report data/orders.csv --map nonsense
expect 2 "2024-13-01" report data/orders.csv --as-of 2024-13-01
expect 2 "2024-02-01..2024-01-01" report data/orders.csv --period 2024-02-01..2024-01-01
expect 2 "gender" report data/orders.csv data/customers.csv --lang en --where gander=x
expect 2 "it has, for example:" report data/orders.csv data/customers.csv --lang en --where gender=x
expect 2 "2024-12-31" report data/orders.csv --period 2026-01-01..2026-12-31
expect 2 "2024-12-31" report data/orders.csv --as-of 2001-01-01
expect 2 "" report data/orders.csv --threads 0
expect 2 "" report
expect 2 "" reprot data
expect 2 "-" report data/orders.csv --json - --out -
expect 2 "orders.csv" report data/orders.csv data/orders.csv
expect 2 "orders.csv" report data/orders.csv --json data/orders.csv
expect 3 "broken.json" report data/orders.csv --config broken.json
expect 3 "orders.csv" merge data/orders.csv -o merged
expect 3 "no/folder" report data/orders.csv --json no/folder/x.json
printf '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' >old.xls
expect 3 ".xlsx" report old.xls
printf 'PK\x03\x04' >cut.csv
expect 3 "cut.csv" report cut.csv
[ -e merged ] && fail "a failed command left a file behind"

# A first record that is longer than what usually tells a file's form.
long=$(head -c 1500000 /dev/zero | tr '\0' x)
printf '[{"customer_id":"C1","order_date":"2024-01-05","amount":10,"note":"%s"},
{"customer_id":"C2","order_date":"2024-01-06","amount":20,"note":""}]' "$long" >long.json
"$clientele" report long.json --json long_report.json >/dev/null || fail "a long first record"
grep -q '"revenue.net"' long_report.json || fail "no revenue of a long first record"

# A table behind a longer array, and one behind all that is looked at.
long=$(head -c 1500000 /dev/zero | tr '\0' ' ' | sed 's/ \{10\}/{"at":"x"},/g')
orders='{"order":"1","customer":"C1","date":"2024-01-05","amount":10}'
printf '{"log":[%s{"at":"y"}],"orders":[%s]}' "$long" "$orders" >behind.json
"$clientele" report behind.json --json behind_report.json >/dev/null || fail "a table behind an array"
grep -q '"revenue.net"' behind_report.json || fail "no revenue of a table behind an array"
{
  printf '{"blob":"'
  head -c 68000000 /dev/zero | tr '\0' x
  printf '","orders":[%s]}' "$orders"
} >far.json
expect 3 "64 MiB" report far.json
rm far.json

# Equal bytes however it is read.
"$clientele" report data --threads 1 --json one.json --customers customers.csv >summary.txt 2>err ||
  fail "report: $(cat err)"
[ -s summary.txt ] || fail "no summary on standard output"
for threads in 2 3 4; do
  "$clientele" report data --threads $threads --json more.json >/dev/null || fail "threads $threads"
  same one.json more.json "threads $threads"
done
"$clientele" report data --json - >stdout.json || fail "--json -"
same one.json stdout.json "standard output"
"$clientele" partial data/orders.csv data/survey.csv -o a.part || fail "partial"
"$clientele" partial data/{customers,contacts,leads,spend}.csv -o b.part || fail "partial"
"$clientele" merge b.part a.part -o ab.part || fail "merge"
"$clientele" report ab.part --json merged.json >/dev/null || fail "report of a partial"
same one.json merged.json "partial and merge"
head -c 3000 a.part >cut.part
expect 3 "cut.part" report cut.part

# One model of lifetime value for engineers.
"$clientele" clv data/orders.csv --model bg_nbd --calibration-end 2024-06-30 >clv.json 2>err ||
  fail "clv: $(cat err)"
grep -q '"log_likelihood": -' clv.json || fail "no likelihood: $(cat clv.json)"
expect 2 "bg_nbd" clv data/orders.csv --model bgnbd --calibration-end 2024-06-30
expect 2 "2024-02-01..2024-01-01" clv data/orders.csv --model bg_nbd --calibration-end 2024-02-01 \
  --holdout-end 2024-01-01

# The list of customers is safe to open in a spreadsheet.
printf '客户编号,客户名称,下单时间,实付金额\n=1+1,=cmd(),2024-01-05,10\n@x,+y,2024-01-06,20\n' >risky.csv
"$clientele" report risky.csv --customers risky_out.csv >/dev/null || fail "risky"
grep -qE '(^|,)"?[=+@]' risky_out.csv && fail "a formula in the list of customers"

ls | grep -q '\.part[0-9]' && fail "temporary files are left"
[ "$failures" -eq 0 ] && echo "the command: all as expected"
exit "$failures"
