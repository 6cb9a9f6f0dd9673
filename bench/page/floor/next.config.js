/** @type {import('next').NextConfig} */
export default { poweredByHeader: false, agentRules: false, devIndicators: false, typescript: { ignoreBuildErrors: true } }
