import { hash, verify } from '@node-rs/argon2';

/** argon2id with the least settings that OWASP names (2024): 19 MiB, two passes, one lane. */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is tried against when there is no account, so that an unknown address takes as long as a wrong password. */
let decoy: Promise<string> | undefined;

/** The hash of a password, with its settings and salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, SETTINGS);
}

/** Is this the password? Takes as long when there is none to compare with (`stored` null), and answers no. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await decoy), password);
  return stored !== null && right;
}
