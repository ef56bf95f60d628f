/** What one check found. `todo` says what to do about anything but `ok`. */
export type Finding =
  | { readonly check: string; readonly state: 'ok'; readonly says: string }
  | { readonly check: string; readonly state: 'warning' | 'problem'; readonly says: string; readonly todo: string };

export function ok(check: string, says: string): Finding {
  return { check, state: 'ok', says };
}

export function warning(check: string, says: string, todo: string): Finding {
  return { check, state: 'warning', says, todo };
}

export function problem(check: string, says: string, todo: string): Finding {
  return { check, state: 'problem', says, todo };
}
