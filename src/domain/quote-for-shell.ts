/** One word for a POSIX shell (XCU 2.2.2), whatever it holds: as it is where that is safe. */
export function quoteForShell(word: string): string {
  return /^[A-Za-z0-9@%+=:,./_-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
