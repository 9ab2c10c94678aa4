/** Credentials as an admin pastes them; their secret is `s3cret`. */
export const sampleCredentials = {
  text: `clouds:
  site:
    auth: { auth_url: 'https://keystone.example.org/v3', username: ada, password: s3cret, project_name: images }
`,
  cloudName: null,
  secret: null,
  caCertificate: null,
};
