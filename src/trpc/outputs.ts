import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/root.ts";

type Outputs = inferRouterOutputs<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;

export type SessionState = Outputs["session"]["state"];
export type SignedInPerson = NonNullable<SessionState["person"]>;
type Told = Outputs["live"]["watch"] extends AsyncIterable<infer Each> ? Each : never;
/** What a message of the one stream holds: see the server's word for it. */
export type LiveMessage = Told["data"];
export type SessionRow = Outputs["account"]["sessions"][number];
export type PersonRow = Outputs["people"]["list"][number];
export type TokenRow = Outputs["tokens"]["list"][number];
export type Retention = Outputs["retention"]["read"];
export type RetentionPreview = Outputs["retention"]["preview"];
export type ChannelView = Outputs["notifications"]["list"][number];
export type ChannelWish = Inputs["notifications"]["create"];
export type VariantEntry = Outputs["variants"]["page"]["items"][number];
export type VariantPage = Outputs["variants"]["byId"];
export type VariantRevision = Outputs["variants"]["revisions"][number];
export type BaseImageEntry = Outputs["baseImages"]["list"][number];
export type BaseImagePage = Outputs["baseImages"]["byId"];
export type MirrorProfileEntry = Outputs["mirrorProfiles"]["list"][number];
export type MirrorProfilePage = Outputs["mirrorProfiles"]["byId"];
/** A revision of any entry of the catalog, whatever it held. */
export type RevisionRow = Omit<Outputs["variants"]["revisions"][number], "definition"> & { readonly definition: object };
export type FileFault = Outputs["catalog"]["readVariant"]["faults"][number];
export type HostView = Outputs["hosts"]["byId"];
export type BuildSummary = Outputs["builds"]["list"]["items"][number];
export type BuildPage = Outputs["builds"]["byId"];
export type BuildPlanAnswer = Outputs["builds"]["plan"];
export type JobPage = Outputs["jobs"]["byId"];
export type ImageVerification = NonNullable<Outputs["verifications"]["ofImage"]>;
export type MirrorChecks = Outputs["mirrorChecks"]["ofProfile"];
export type AuditEntry = Outputs["audit"]["list"]["items"][number];
export type ImageView = Outputs["images"]["list"][number];
export type ImageInHistory = Outputs["images"]["history"][number];
export type ImageInventory = Outputs["images"]["inventory"];
export type OtherImage = Outputs["images"]["others"][number];
export type ImageFolder = Outputs["images"]["folder"];
export type ImageComparison = Outputs["images"]["comparison"];
export type ChangedPackage = Outputs["images"]["changedPackages"]["items"][number];
export type ChangedFile = Outputs["images"]["changedFiles"]["items"][number];
export type Found = Outputs["search"]["find"][number];
export type OverviewHistory = Outputs["overview"]["history"];
export type OverviewCounts = Outputs["overview"]["counts"];
export type CloudTargetView = Outputs["cloudTargets"]["byId"];
export type PublicationView = Outputs["publications"]["byId"];
