// A real OpenID provider on loopback, a process of its own so that it can be frozen and killed. Every agent is a client of it, and
// gets an access token by its client's secret; the resource that is asked for says for whom the token is, and how long it is good.
import { Provider } from 'oidc-provider';

const { PORT, KEYS, AGENTS } = process.env;
const issuer = `http://127.0.0.1:${PORT}`;
const agents = JSON.parse(AGENTS);

const provider = new Provider(issuer, {
  jwks: JSON.parse(KEYS),
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  clients: Object.keys(agents).map((client_id) => ({
    client_id,
    client_secret: 'secret',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  })),
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_context, resource) => {
        const [, , audience, seconds] = resource.split(':');
        return {
          scope: '',
          audience,
          accessTokenTTL: Number(seconds),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        };
      },
    },
  },
  extraTokenClaims: (_context, { clientId }) => agents[clientId],
});

// How often its keys were asked for, which a test reads from the output.
provider.use(async (context, next) => {
  if (context.path === '/jwks') console.log('keys asked for');
  await next();
});

provider.listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
