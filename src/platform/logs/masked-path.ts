/** The path of a request as the logs may know it: no query, and no secret of a personal link. */
export function maskedPath(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path
    .split('/')
    .map((part) => (isSecret(part) ? ':secret' : part))
    .join('/');
}

/** Secrets of links are 43 characters of base64url; ids have 36 with hyphens in their places. */
function isSecret(part: string): boolean {
  return /^[A-Za-z0-9_-]{40,}$/.test(part);
}
