/**
 * Ed25519 verification (RFC 8032, section 5.1.7) for browsers whose own cryptography lacks it: Chrome before 137, Firefox before 129, Safari before 17.
 * It handles public data alone, so it need not run in constant time. About 15 ms a ticket on a phone.
 */

const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

const mod = (a: bigint, m = P): bigint => ((a % m) + m) % m;

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

const inverse = (a: bigint): bigint => power(a, P - 2n);
const D = mod(-121665n * inverse(121666n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

/** A point in extended homogeneous coordinates: x = X/Z, y = Y/Z, XY = ZT. */
type Point = readonly [X: bigint, Y: bigint, Z: bigint, T: bigint];
const NEUTRAL: Point = [0n, 1n, 1n, 0n];

/** Section 5.1.4; the same formula serves for doubling. */
function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const [a, b] = [mod((y1 - x1) * (y2 - x2)), mod((y1 + x1) * (y2 + x2))];
  const [c, d] = [mod(2n * t1 * t2 * D), mod(2n * z1 * z2)];
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(scalar: bigint, point: Point): Point {
  let [sum, doubled] = [NEUTRAL, point];
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = add(sum, doubled);
    doubled = add(doubled, doubled);
  }
  return sum;
}

const same = ([x1, y1, z1]: Point, [x2, y2, z2]: Point): boolean => mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n;

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
}

/** Section 5.1.3; null when the 32 bytes are no point. */
function pointOf(bytes: Uint8Array): Point | null {
  const whole = littleEndian(bytes);
  const [y, odd] = [whole & (2n ** 255n - 1n), whole >> 255n];
  if (y >= P) return null;
  const [u, v] = [mod(y * y - 1n), mod(D * y * y + 1n)];
  const candidate = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  const square = mod(v * candidate * candidate);
  if (square !== u && square !== mod(-u)) return null;
  const root = square === u ? candidate : mod(candidate * ROOT_OF_MINUS_ONE);
  if (root === 0n && odd === 1n) return null;
  const x = (root & 1n) === odd ? root : P - root;
  return [x, y, 1n, mod(x * y)];
}

const BASE: Point = (() => {
  const y = mod(4n * inverse(5n));
  const bytes = Uint8Array.from({ length: 32 }, (_, place) => Number((y >> BigInt(8 * place)) & 255n));
  const point = pointOf(bytes);
  if (!point) throw new Error('The base point of Ed25519 is a point');
  return point;
})();

/** True when the signature over the message was made with the private half of this key. */
export async function verifyEd25519(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const [key, commitment, scalar] = [pointOf(publicKey), pointOf(signature.subarray(0, 32)), littleEndian(signature.subarray(32))];
  if (!key || !commitment || scalar >= ORDER) return false;
  const hashed = new Uint8Array(await crypto.subtle.digest('SHA-512', Uint8Array.of(...signature.subarray(0, 32), ...publicKey, ...message)));
  return same(times(scalar, BASE), add(commitment, times(mod(littleEndian(hashed), ORDER), key)));
}
