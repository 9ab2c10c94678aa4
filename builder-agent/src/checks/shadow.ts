/** One line of shadow(5). */
export type ShadowEntry = { readonly name: string; readonly hash: string };

export function readShadow(text: string): ShadowEntry[] {
  return text.split("\n").flatMap((line) => {
    const [name = "", hash] = line.split(":");
    return hash === undefined ? [] : [{ name, hash }];
  });
}

/**
 * Whether somebody can log in with a password: crypt(5) knows no hash that begins with `*` or `!`, and an empty field needs no
 * password at all. A hash behind a `!` is locked, but comes back to life with `usermod -U`: it counts.
 */
export function hasPassword({ hash }: ShadowEntry): boolean {
  return hash === "" || !/^(?:[*!]|!!|!\*|!unset|\*LK\*|\*NP\*)$/.test(hash);
}
