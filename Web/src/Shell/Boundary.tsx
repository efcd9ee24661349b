import { Component, type ReactNode } from 'react';
import { Broken } from './Broken';

interface BoundaryProps {
  /** Which page it is: another one may be whole. */
  page: string;
  /** What stands around the word that it failed. */
  frame?: string;
  children: ReactNode;
}

interface BoundaryState {
  page: string;
  error?: unknown;
}

/** Where a page fails, the shop around it stands. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { page: this.props.page };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error };
  }

  static getDerivedStateFromProps({ page }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return page === state.page ? null : { page };
  }

  override render() {
    if (!('error' in this.state)) return this.props.children;
    return (
      <div className={this.props.frame}>
        <Broken error={this.state.error} />
      </div>
    );
  }
}
