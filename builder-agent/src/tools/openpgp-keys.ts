/** A key or subkey as `gpg --with-colons` lists it (GnuPG's doc/DETAILS); `expiresAt` null: never. */
export type ListedKey = { readonly fingerprint: string; readonly primary: string; readonly expiresAt: Date | null };

/** All keys and subkeys of a listing. Field 7 of `pub` and `sub` is the expiry in seconds, field 10 of the `fpr` after it the fingerprint. */
export function readListedKeys(colons: string): ListedKey[] {
  const records = colons.split("\n").map((line) => line.split(":"));
  let primary = "";
  return records.flatMap((record, index) => {
    const fingerprint = records.slice(index + 1).find(([kind]) => kind === "fpr")?.[9];
    if ((record[0] !== "pub" && record[0] !== "sub") || fingerprint === undefined) return [];
    if (record[0] === "pub") primary = fingerprint;
    const seconds = Number(record[6]);
    return [{ fingerprint, primary, expiresAt: record[6] === "" || Number.isNaN(seconds) ? null : new Date(seconds * 1000) }];
  });
}

/** The keys that made the valid signatures of a file: of VALIDSIG, the signing (sub)key is the first field, the primary the last. */
export function readValidSigners(status: string): { readonly key: string; readonly primary: string }[] {
  return status.split("\n").flatMap((line) => {
    const fields = line.trim().split(" ");
    const [, word, key] = fields;
    const primary = fields.at(-1);
    return word === "VALIDSIG" && key !== undefined && primary !== undefined ? [{ key, primary }] : [];
  });
}
