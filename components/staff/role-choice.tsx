import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { ROLES } from '@/lib/auth/roles'

/** One of the roles, each with what it may do. `input` goes to every radio button: registered with a form, or controlled by `value`. */
export function RoleChoice({ value, ...input }: Omit<ComponentProps<'input'>, 'type' | 'value'> & { value?: string }) {
  const t = useTranslations('roles')
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('label')}</legend>
      <div className="divide-y divide-line rounded-lg border border-line">
        {ROLES.map((role) => (
          <label
            key={role}
            className="flex cursor-pointer gap-2.5 px-3 py-2 has-disabled:cursor-not-allowed has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="role"
              {...input}
              value={role}
              {...(value !== undefined && { checked: value === role })}
              className="mt-0.75 size-3.5 shrink-0 accent-accent"
            />
            <span>
              <span className="font-medium">{t(`${role}.name`)}</span>
              <span className="block text-sm text-muted">{t(`${role}.may`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
