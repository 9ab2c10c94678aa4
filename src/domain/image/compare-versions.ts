type Version = { readonly epoch: number; readonly upstream: string; readonly revision: string };

/** Which of two Debian versions is newer, by deb-version(7): negative where the first is older, zero where they are equal. */
export function compareVersions(first: string, second: string): number {
  const one = readVersion(first);
  const other = readVersion(second);
  return one.epoch - other.epoch || compareParts(one.upstream, other.upstream) || compareParts(one.revision, other.revision);
}

/** `[epoch:]upstream[-revision]`: the epoch ends at the first colon, the revision begins at the last hyphen. */
function readVersion(version: string): Version {
  const colon = version.indexOf(":");
  const rest = version.slice(colon + 1);
  const hyphen = rest.lastIndexOf("-");
  return {
    epoch: colon === -1 ? 0 : Number(version.slice(0, colon)),
    upstream: hyphen === -1 ? rest : rest.slice(0, hyphen),
    revision: hyphen === -1 ? "" : rest.slice(hyphen + 1),
  };
}

/** Goes through both from the left, by turns what is no digit and what is a number; what is missing is "" and zero. */
function compareParts(first: string, second: string): number {
  const ones = first.split(/(\d+)/);
  const others = second.split(/(\d+)/);
  for (let turn = 0; turn < Math.max(ones.length, others.length); turn += 1) {
    const compare = turn % 2 === 0 ? compareLetters : compareNumbers;
    const order = compare(ones[turn] ?? "", others[turn] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

function compareLetters(first: string, second: string): number {
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const order = weigh(first, index) - weigh(second, index);
    if (order !== 0) return order;
  }
  return 0;
}

const AFTER_LETTERS = 256;

/** A tilde comes before the very end, the end before letters, and letters before all else. */
function weigh(text: string, index: number): number {
  const character = text[index];
  if (character === undefined) return 0;
  if (character === "~") return -1;
  return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + AFTER_LETTERS;
}

/** By length and then digit by digit: a date with a time has more digits than a number holds. */
function compareNumbers(first: string, second: string): number {
  const one = first.replace(/^0+/, "");
  const other = second.replace(/^0+/, "");
  return one.length - other.length || (one === other ? 0 : one < other ? -1 : 1);
}
