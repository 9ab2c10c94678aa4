import { expect, test } from "vitest";
import { readCredentials } from "./read-credentials.ts";

const AUTH = "auth_url: https://keystone.example.org/v3, username: ada, password: s3cret, project_name: images";
const SIGN_IN = { kind: "password", userName: "ada", userDomain: "Default", projectName: "images", projectDomain: "Default" };
const reasonOf = (text: string) => {
  try {
    readCredentials(text);
  } catch (error) {
    return error;
  }
  return null;
};

test("each cloud of a clouds.yaml is read, with its secret apart", () => {
  const text = `clouds:
  site:
    auth: { ${AUTH} }
    region_name: north
    interface: internal
    cacert: /etc/ssl/site.pem
  robot:
    auth: { auth_url: 'https://keystone.example.org', application_credential_id: abc, application_credential_secret: 123 }
`;
  expect(readCredentials(text)).toEqual([
    {
      ...{ name: "site", secret: "s3cret", caFile: "/etc/ssl/site.pem" },
      cloud: {
        ...{ authUrl: "https://keystone.example.org/v3", signIn: SIGN_IN },
        ...{ region: "north", interface: "internal", caCertificate: null },
      },
    },
    {
      ...{ name: "robot", secret: "123", caFile: null },
      cloud: {
        ...{ authUrl: "https://keystone.example.org", signIn: { kind: "application-credential", credentialId: "abc" } },
        ...{ region: null, interface: "public", caCertificate: null },
      },
    },
  ]);
});

test("an openrc file is read and never run: what the shell would work out is not there", () => {
  const text = `#!/usr/bin/env bash
export OS_AUTH_URL=https://keystone.example.org/v3
export OS_PROJECT_NAME="images"
export OS_USER_DOMAIN_NAME='Default'
if [ -z "$OS_USER_DOMAIN_NAME" ]; then unset OS_USER_DOMAIN_NAME; fi
export OS_PROJECT_DOMAIN_ID="default"
export OS_USERNAME=ada # the robot
read -sr OS_PASSWORD_INPUT
export OS_PASSWORD=$OS_PASSWORD_INPUT
export OS_REGION_NAME="north"
export OS_INTERFACE=public
`;
  const [cloud] = readCredentials(text);
  expect(cloud).toMatchObject({ name: "openrc", secret: null, cloud: { signIn: SIGN_IN, region: "north" } });
  const quoted = text.replace("=$OS_PASSWORD_INPUT", () => "='pa$$ #word'");
  expect(readCredentials(quoted)[0]?.secret).toBe("pa$$ #word");
});

test.each([
  ["a line that is no YAML", "clouds:\n  site: {", /Line 2/],
  ["a file of something else", "a: 1", /clouds/],
  ["a cloud without an address", "clouds: { site: { auth: { username: ada } } }", /clouds\.site\.auth\.auth_url/],
  ["a cloud without a project", `clouds: { site: { auth: { auth_url: 'http://a', username: ada } } }`, /project_name/],
  ["an address that is none", `clouds: { site: { auth: { ${AUTH.replace("https", "ftp")} } } }`, /authUrl/],
  ["a domain by its id", `clouds: { site: { auth: { ${AUTH}, user_domain_id: 4f } } }`, /user_domain_name/],
  [
    "an application credential by its name",
    "OS_AUTH_URL=http://a\nOS_APPLICATION_CREDENTIAL_NAME=robot",
    /OS_APPLICATION_CREDENTIAL_ID/,
  ],
])("%s is refused by its line or field", (_what, text, reason) => {
  expect(reasonOf(text)).toMatchObject({ code: "CREDENTIALS_UNREADABLE", values: { reason: expect.stringMatching(reason) } });
});
