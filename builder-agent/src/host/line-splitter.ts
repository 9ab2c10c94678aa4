/**
 * Cuts a stream of bytes into lines at newline or carriage return (progress bars), without their ends.
 * A line longer than 64 KiB is given out in pieces, so that a tool without newlines cannot fill the memory.
 */
export function createLineSplitter(onLine: (line: string) => void): { push(bytes: Uint8Array): void; end(): void } {
  const text = new TextDecoder();
  let rest = "";
  return {
    push(bytes) {
      const lines = (rest + text.decode(bytes, { stream: true })).split(/\r\n|\n|\r/);
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") onLine(line);
      if (rest.length > 65_536) {
        onLine(rest);
        rest = "";
      }
    },
    end() {
      if (rest !== "") onLine(rest);
      rest = "";
    },
  };
}
