import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Notice } from '../Design/Notice';
import { AccountForm } from './AccountForm';

interface MailedLinkFormProps {
  title: string;
  intro: string;
  /** What is said once it was asked for, whoever asked: nobody learns here what there is. */
  told: string;
  ask: UseMutationResult<unknown, Error, void>;
  children: ReactNode;
}

/** Asks for a link that is mailed. */
export function MailedLinkForm({ title, intro, told, ask, children }: MailedLinkFormProps) {
  if (ask.isSuccess) {
    return (
      <div className="grid max-w-md gap-7">
        <h1 className="display text-3xl">{title}</h1>
        <Notice kind="good" title="Look at your mail">
          {told}
        </Notice>
      </div>
    );
  }
  return (
    <AccountForm
      title={title}
      intro={intro}
      action="Send me the link"
      isPending={ask.isPending}
      error={ask.error}
      onSubmit={() => ask.mutate()}
    >
      {children}
    </AccountForm>
  );
}
