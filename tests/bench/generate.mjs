// Makes an order file, the same on every machine: node generate.mjs FILE ROWS CUSTOMERS [BYTES]
// 7 columns, and remarks that fill every row to BYTES where given; about two lines an order; lines in random order; every customer buys at least once and
// a few buy most (the square of a uniform number picks them); three years of dates.
import { closeSync, openSync, renameSync, writeSync } from "node:fs";

const [file, rows, customers] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const width = Number(process.argv[5] ?? 0);
const orders = rows / 2;
const channels = ["Tmall", "JD", "Douyin", "Store", "WeChat"];
const FIRST_DAY = Date.UTC(2021, 0, 1);

// A stateless hash of a number to 32 bits (lowbias32), so that an order's lines agree on it.
function hash(value, salt) {
  let x = (value ^ Math.imul(salt, 0x9e3779b9)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}
const uniform = (value, salt) => hash(value, salt) / 2 ** 32;

const days = Array.from({ length: 1096 }, (_, day) =>
  new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10),
);

// line -> (line * STEP) mod rows visits every line once when STEP and rows have no common factor.
const STEP = 7_368_787; // a prime
function line(index) {
  const at = Number((BigInt(index) * BigInt(STEP)) % BigInt(rows));
  const order = at >> 1;
  const customer = order < customers ? order : Math.floor(customers * uniform(order, 1) ** 2);
  const day = days[Math.floor(days.length * uniform(order, 2))];
  const product = Math.floor(2000 * uniform(at, 3) ** 2);
  const quantity = 1 + Math.floor(4 * uniform(at, 4) ** 3);
  const cents = quantity * (500 + (hash(product, 5) % 29_500));
  return (
    `SO${String(order).padStart(8, "0")},C${String(customer).padStart(7, "0")},${day},` +
    `P${String(product).padStart(5, "0")},${channels[hash(order, 7) % channels.length]},` +
    `${quantity},${(cents / 100).toFixed(2)}\n`
  );
}

// Remarks: pieces of one long text of words, different in nearly every row.
const words = [
  "deliver",
  "after",
  "six",
  "please",
  "call",
  "first",
  "gift",
  "wrap",
  "door",
  "code",
];
let prose = "";
for (let index = 0; width > 0 && prose.length < 1 << 20; index++)
  prose += `${words[hash(index, 8) % words.length]} ${hash(index, 9) % 1000} `;
function filled(row, index) {
  const length = Math.max(0, width - row.length - 1);
  const from = hash(index, 10) % (prose.length - length);
  return `${row.slice(0, -1)},${prose.slice(from, from + length)}\n`;
}

const out = openSync(`${file}.part`, "w");
let text = `order_id,customer_id,order_date,product,channel,quantity,amount${width ? ",remark" : ""}\n`;
for (let index = 0; index < rows; index++) {
  text += width ? filled(line(index), index) : line(index);
  if (text.length > 1 << 22) {
    writeSync(out, text);
    text = "";
  }
}
writeSync(out, text);
closeSync(out);
renameSync(`${file}.part`, file);
