# The processor as an image. Production by default: an agents file has to be given, see docs/operations.md.
ARG BASE=node:24-bookworm-slim

FROM ${BASE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package needs its install script to be built or run.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json tsconfig.types.json tsdown.config.mjs vite.config.mjs ./
COPY src src
RUN npm run build
COPY docker/sbom docker/sbom
COPY scripts/sbom.sh scripts/
RUN npm run sbom && npm prune --omit=dev --ignore-scripts

FROM ${BASE}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="interaction-processor" \
      org.opencontainers.image.description="One small Socket.IO protocol between contact-centre desktops and any phone system" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# What is in here, for who has to know: CycloneDX.
COPY --from=build /app/sbom.cdx.json ./
# The commit, for `GET /version` of the admin API.
RUN [ "${REVISION}" = unknown ] || printf '%s\n' "${REVISION}" > dist/revision
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 CMD ["node", "dist/health/healthcheck.js"]
# Node itself is the first process, so that it gets the signals: no shell and no npm before it.
CMD ["node", "dist/main.js"]
