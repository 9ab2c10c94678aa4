/** Nothing that a shell would read as more than itself. */
const PLAIN = /^[A-Za-z0-9_/.:=@%+,-]+$/;

/**
 * Makes the one command line that SSH carries (RFC 4254, 6.5: a string for the login shell) of an argument list.
 *
 * Refuses what would need quoting instead of quoting it: all that we say over SSH is our own ids, hashes and paths.
 * Throws `RangeError`: that is a bug of ours, never a person's input.
 */
export function quoteArgv(argv: readonly string[]): string {
  for (const argument of argv)
    if (!PLAIN.test(argument)) throw new RangeError(`The argument ${JSON.stringify(argument)} must not reach a shell.`);
  return argv.join(" ");
}
