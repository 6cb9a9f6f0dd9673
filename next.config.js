import createNextIntlPlugin from 'next-intl/plugin'

const withTexts = createNextIntlPlugin({ requestConfig: './lib/messages/request.ts' })

/** @type {import('next').NextConfig} */
const config = {
  // The test suite builds beside a running `npm start`, so in a folder of its own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  agentRules: false,
  devIndicators: false,
  // Off, as each has had serious advisories and none is needed here; so are rewrites, Server Actions and the edge runtime.
  images: { unoptimized: true },
  // `npm test` checks types with the same compiler; a build on somebody's laptop need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Fewer, larger files: small ones repeat each other's words and pack less well.
  experimental: { turbopackChunking: { minChunkSize: 150_000, maxChunkCountPerGroup: 8, maxMergeChunkSize: 400_000 } },
  // The texts come compiled (lib/messages/compiled.ts), so the pages need no parser for them. The plugin's own loader does the same, but
  // not on Node 20.9.
  turbopack: {
    resolveAlias: { 'use-intl/format-message': './node_modules/use-intl/dist/esm/production/format-message/format-only.js' },
  },
  // The widgets have a bundle of their own, which lies among the pages' files; they have no origin in a sandboxed frame, and say so there.
  compiler: {
    runAfterProductionCompile: async ({ distDir }) => (await import('./scripts/build-embed.mjs')).buildEmbed(distDir),
  },
  headers: async () => [
    { source: '/_next/static/embed/:path*', headers: [{ key: 'access-control-allow-origin', value: '*' }] },
    {
      source: '/embed.js', // other sites load it
      headers: [
        { key: 'cache-control', value: 'public, max-age=3600' },
        { key: 'cross-origin-resource-policy', value: 'cross-origin' },
      ],
    },
  ],
  // Loaded by Node, not bundled: they find files beside themselves, load Drizzle by name, or must be one for the whole process.
  serverExternalPackages: [
    '@electric-sql/pglite',
    'better-auth',
    'drizzle-orm',
    'fs-native-extensions',
    'pg',
    'rate-limiter-flexible',
    'undici',
  ],
}

export default withTexts(config)
