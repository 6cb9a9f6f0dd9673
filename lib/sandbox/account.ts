/** The one tenant and environment a sandbox has; a key fixes both. */
export const TENANT_ID = 'tenant_01K9SANDB0X000000000000000'
export const ENVIRONMENT_ID = 'env_01K9SANDB0X000000000000000'

/** Who the full key acts as, and whom the seed names as a writer. */
export const OWNER_USER_ID = 'user_01K9SANDB0X00000000000000F'
export const READER_USER_ID = 'user_01K9SANDB0X00000000000000R'
