/** A disk image on the builder. The format is always said and never guessed: a guest can write a qcow2 header into a raw disk. */
export type DiskFile = { readonly path: string; readonly format: "qcow2" | "raw" };
