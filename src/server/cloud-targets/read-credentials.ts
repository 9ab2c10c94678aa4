import { parseDocument } from "yaml";
import { z } from "zod";
import type { UnderstoodCloud } from "#domain/cloud-target/cloud-target.ts";
import { DomainError } from "#domain/domain-error.ts";
import { type Cloud, cloudSchema } from "#protocol/cloud-target.ts";
import { isOpenrc, readOpenrc } from "./read-openrc.ts";

/** A cloud with its secret; that is null where the file has none. Never leaves the server. */
export type ReadCloud = Omit<UnderstoodCloud, "hasSecret"> & { readonly secret: string | null };

const textSchema = z.union([z.string(), z.number()]).transform(String);

/** What is read of a cloud in `clouds.yaml`; the rest is about other services (docs.openstack.org/openstacksdk, "Configuration"). */
const cloudEntrySchema = z.looseObject({
  auth: z.record(z.string(), textSchema.nullable()),
  region_name: textSchema.optional(),
  interface: z.enum(["public", "internal", "admin"]).default("public"),
  cacert: z.string().optional(),
});
const cloudsFileSchema = z.looseObject({ clouds: z.record(z.string(), cloudEntrySchema) });
type CloudEntry = z.infer<typeof cloudEntrySchema>;

/** What openrc calls the members of a cloud. */
const REGION = "OS_REGION_NAME";
const ENDPOINT_TYPES: { readonly [Name in string]?: CloudEntry["interface"] } = {
  ...{ public: "public", internal: "internal", admin: "admin" },
  ...{ publicURL: "public", internalURL: "internal", adminURL: "admin" },
};

/** Reads every cloud of a pasted `clouds.yaml` or openrc file. Throws `CREDENTIALS_UNREADABLE`, which names the line or the field. */
export function readCredentials(text: string): ReadCloud[] {
  if (isOpenrc(text)) return [toCloud("openrc", entryOfOpenrc(readOpenrc(text)), (field) => `OS_${field.toUpperCase()}`)];
  const clouds = Object.entries(parseCloudsFile(text));
  if (clouds.length === 0) throw unreadable("clouds: there is none.");
  return clouds.map(([name, entry]) => toCloud(name, entry, (field) => `clouds.${name}.auth.${field}`));
}

function parseCloudsFile(text: string): Record<string, CloudEntry> {
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault !== undefined) throw unreadable(`Line ${fault.linePos?.[0].line ?? 1}: ${fault.message.split("\n")[0]}`);
  const parsed = cloudsFileSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data.clouds;
  const [issue] = parsed.error.issues;
  throw unreadable(`${issue?.path.join(".") || "The file"}: ${issue?.message}`);
}

function entryOfOpenrc(variables: ReadonlyMap<string, string>): CloudEntry {
  const members = [...variables].filter(([name]) => name !== REGION);
  const auth = Object.fromEntries(members.map(([name, value]) => [name.slice("OS_".length).toLowerCase(), value]));
  const kind = variables.get("OS_INTERFACE") ?? variables.get("OS_ENDPOINT_TYPE") ?? "public";
  const [region, cacert] = [variables.get(REGION), variables.get("OS_CACERT")];
  return {
    ...{ auth, interface: ENDPOINT_TYPES[kind] ?? "public" },
    ...(region !== undefined && { region_name: region }),
    ...(cacert !== undefined && { cacert }),
  };
}

type NameField = (field: string) => string;

function toCloud(name: string, entry: CloudEntry, nameField: NameField): ReadCloud {
  const authUrl = mustHave(entry.auth, "auth_url", nameField);
  const { signIn, secret } = readSignIn(entry.auth, nameField);
  const cloud = {
    ...{ authUrl, signIn, region: entry.region_name ?? null },
    ...{ interface: entry.interface, caCertificate: null },
  };
  const checked = cloudSchema.safeParse(cloud);
  if (checked.success) return { name, cloud: checked.data, secret, caFile: entry.cacert ?? null };
  const [issue] = checked.error.issues;
  throw unreadable(`${name}, ${issue?.path.join(".")}: this is not valid.`);
}

type Auth = CloudEntry["auth"];

function readSignIn(auth: Auth, nameField: NameField): { signIn: Cloud["signIn"]; secret: string | null } {
  if ((auth["application_credential_name"] ?? null) !== null && (auth["application_credential_id"] ?? null) === null)
    throw unreadable(`${nameField("application_credential_id")}: give the id; a name alone belongs to a person.`);
  const credentialId = auth["application_credential_id"] ?? null;
  if (credentialId !== null)
    return {
      signIn: { kind: "application-credential", credentialId },
      secret: auth["application_credential_secret"] ?? null,
    };
  const userDomain = readDomain(auth, "user", nameField);
  return {
    signIn: {
      ...{ kind: "password", userName: mustHave(auth, "username", nameField), userDomain },
      projectName: mustHave(auth, "project_name", nameField),
      projectDomain: readDomain(auth, "project", nameField),
    },
    secret: auth["password"] ?? null,
  };
}

/** Keystone's first domain has the id `default` and the name `Default`; any other has to be named. */
function readDomain(auth: Auth, whose: "user" | "project", nameField: NameField): string {
  const name = auth[`${whose}_domain_name`] ?? auth["domain_name"] ?? null;
  if (name !== null) return name;
  const id = auth[`${whose}_domain_id`] ?? "default";
  if (id === "default") return "Default";
  throw unreadable(`${nameField(`${whose}_domain_name`)}: give the domain’s name in place of its id.`);
}

function mustHave(auth: Auth, field: string, nameField: NameField): string {
  const value = auth[field] ?? "";
  if (value === "") throw unreadable(`${nameField(field)}: this is missing.`);
  return value;
}

function unreadable(reason: string): DomainError {
  return new DomainError("CREDENTIALS_UNREADABLE", `The credentials cannot be read: ${reason}`, { reason });
}
