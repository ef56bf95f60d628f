/**
 * Sent with every answer. Framing is left to the same origin, since Home Assistant shows add-ons in a frame of its own
 * (ingress), from the same origin as itself.
 */
export const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;
