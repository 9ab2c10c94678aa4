/** Gives a text, whole or in pieces, to the browser to keep as a file of this name. */
export function saveFile(name: string, pieces: readonly string[], type: "application/yaml" | "text/plain"): void {
  const url = URL.createObjectURL(new Blob([...pieces], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
