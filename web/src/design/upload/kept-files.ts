/** What this tab remembers of files that it sent: their tokens stand in forms, and people want to read names. */
export interface KeptFile {
  name: string;
  /** Bytes. */
  size: number;
}

const key = (token: string): string => `file ${token}`;

/** A browser that keeps nothing shows a word instead of the name. */
export function rememberFile(token: string, file: KeptFile): void {
  try {
    sessionStorage.setItem(key(token), JSON.stringify(file));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

export function knownFile(token: string): KeptFile | null {
  const kept = sessionStorage.getItem(key(token));
  return kept === null ? null : (JSON.parse(kept) as KeptFile);
}
