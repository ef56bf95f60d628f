# The image of the add-on, and of a plain `docker run` (docs/install.md). amd64 and aarch64.
# onnxruntime's Linux binaries need glibc, hence Debian.
ARG BUILD_FROM=ghcr.io/home-assistant/base-debian:trixie

FROM node:20-trixie-slim AS build
WORKDIR /build
# No package's install script is needed: all binaries come with the packages themselves.
ENV ONNXRUNTIME_NODE_INSTALL=skip
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build
# What runs, and nothing else: no development tools, no binaries for other machines.
RUN case "$(uname -m)" in x86_64) arch=amd64 ;; aarch64) arch=aarch64 ;; *) echo "No build for $(uname -m)" >&2; exit 1 ;; esac \
  && node addon/stage.mjs --arch "$arch" /stage/app

FROM ${BUILD_FROM}
ARG BUILD_VERSION=0.1.0
ARG BUILD_ARCH
LABEL \
  io.hass.version="${BUILD_VERSION}" \
  io.hass.type="app" \
  io.hass.arch="${BUILD_ARCH}" \
  org.opencontainers.image.title="Understudy" \
  org.opencontainers.image.description="A voice assistant for Home Assistant that learns what its people mean" \
  org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /stage/app /app
COPY addon/rootfs /
# Where the container keeps things and serves: the same as an add-on and in a plain `docker run`. Which ports are open
# to the house is decided outside.
ENV NODE_ENV=production \
  UNDERSTUDY_DATA=/data \
  UNDERSTUDY_WEB_HOST=0.0.0.0 \
  UNDERSTUDY_BROKER_HOST=0.0.0.0
VOLUME /data
EXPOSE 8099 1883
# The Supervisor's watchdog restarts what is unhealthy. A hub or broker that is away is no reason: it is waited for.
HEALTHCHECK --interval=60s --timeout=10s --start-period=120s --retries=3 \
  CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8099/health/live"]
