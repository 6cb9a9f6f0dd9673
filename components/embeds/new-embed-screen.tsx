'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useLeave } from '@/components/form/unsaved-guard'
import { useBilling } from '@/components/layout/billing-provider'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { PageHeader } from '@/components/layout/page-header'
import { Notice } from '@/components/ui/notice'
import { NEW_CONFIGURATION } from '@/lib/embed/configuration'
import { embedMutations } from '@/lib/queries/embeds'
import { routes } from '@/lib/routes'
import { EmbedForm } from './embed-form'
import { EmbedRefusal } from './embed-refusal'

/** The page that makes a configuration; its keys are made on its own page, to which it leads. */
export function NewEmbedScreen() {
  const t = useTranslations('embeds')
  const { environment } = useBilling()
  const leave = useLeave()
  const create = useMutation(embedMutations.create())
  const list = routes.settings.embeds(environment)
  return (
    <>
      <Breadcrumb label={t('breadcrumb')} links={[{ href: list, label: t('title') }]} current={t('new')} />
      <PageHeader title={t('new')} />
      <div className="mt-4 max-w-180">
        <EmbedForm
          begun={NEW_CONFIGURATION}
          submit={t('create')}
          isSaving={create.isPending || create.isSuccess}
          notice={
            create.isError && (
              <Notice look="trouble">
                <EmbedRefusal error={create.error} />
              </Notice>
            )
          }
          cancelHref={list}
          onSave={(configuration) =>
            create.mutate(
              { environment, configuration },
              { onSuccess: ({ id }) => void leave(routes.settings.embed(environment, id)) },
            )
          }
        />
      </div>
    </>
  )
}
