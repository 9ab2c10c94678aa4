/** A container image's full name in its parts: `registry.k8s.io/pause:3.10`. */
export type ContainerImageName = {
  readonly registry: string;
  readonly repository: string;
  /** A tag, or a digest where the name has one: the digest wins, as in every client. */
  readonly reference: string;
};

/** A name as `containerImageSchema` allows it: its registry is spelt out; without a tag it means `latest`. */
export function readContainerImageName(name: string): ContainerImageName {
  const [path = "", digest] = name.split("@");
  const slash = path.indexOf("/");
  const rest = path.slice(slash + 1);
  const [repository = "", tag = "latest"] = rest.split(":");
  return { registry: path.slice(0, slash), repository, reference: digest ?? tag };
}
