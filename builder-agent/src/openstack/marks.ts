/** The marks of something in a cloud that is ours: values by the names in `MARKS`. */
export type Marks = Readonly<Record<string, string>>;

/** Marks as a description, for what has no properties of its own: words of the form `name=value`. */
export function describeMarks(marks: Marks): string {
  return Object.entries(marks)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
}

/** The marks in a description; what else somebody wrote there says nothing. */
export function readMarks(description: string): Marks {
  return Object.fromEntries(
    description.split(" ").flatMap((word): [string, string][] => {
      const [name = "", ...value] = word.split("=");
      return name.startsWith("mib_") ? [[name, value.join("=")]] : [];
    }),
  );
}
