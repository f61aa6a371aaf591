/**
 * Headers of every answer. The API's own answers are data: nothing in them is run, framed or kept by a cache on the way.
 * Pages say for themselves what they need (`src/web/security.ts`) and so replace the policy.
 */
export function securityHeaders(installation: { secure: boolean }): Readonly<Record<string, string>> {
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    ...(installation.secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}
