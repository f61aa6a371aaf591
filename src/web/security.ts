/** Scripts and everything else come from this origin alone; the data that a page carries is no script. Styles may stand in the page: the public face inlines them. */
const POLICY = ["default-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"];

/** Headers of every page. The desk reads codes with WebAssembly and the camera; nothing else may. */
export function pageHeaders(face: 'public' | 'console' | 'desk'): Record<string, string> {
  const scripts = face === 'desk' ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'";
  return {
    'content-security-policy': [...POLICY, scripts, "form-action 'self'"].join('; '),
    'permissions-policy': face === 'desk' ? 'camera=(self), geolocation=(), microphone=()' : 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
  };
}
