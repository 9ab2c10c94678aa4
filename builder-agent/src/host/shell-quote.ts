/** One command line for a POSIX shell, which reads back exactly these words: within single quotes nothing is special but the quote. */
export function quoteWords(argv: readonly string[]): string {
  return argv.map((word) => (/^[A-Za-z0-9@%+=:,./_-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(" ");
}
