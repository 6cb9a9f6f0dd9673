'use client'
import { customerArrangeable } from '@/components/customers/customer-arrangement'
import { CustomersScreen } from '@/components/customers/customers-screen'
import { exportedColumns } from '@/components/customers/exported-columns'
import { ExportButton, ExportSelectionButton } from '@/components/exports/export-button'
import { readArrangement, writeArrangement } from '@/components/table/arrangement'
import { ViewsButton } from '@/components/views/views-button'

/** The list with what stands beside it: customers, views and exports know nothing of each other. */
export function List({ arrangement }: { arrangement: string | undefined }) {
  return (
    <CustomersScreen
      arrangement={arrangement}
      views={({ arrangement, arrange }) => (
        <ViewsButton
          arrangement={writeArrangement(arrangement)}
          onArrange={(text) => arrange(readArrangement(text, customerArrangeable))}
        />
      )}
      exporting={(arrangement) => <ExportButton shownColumns={exportedColumns(arrangement)} />}
      selectionActions={(arrangement) => <ExportSelectionButton shownColumns={exportedColumns(arrangement)} />}
    />
  )
}
