package gatehouse.access;

/** How far a permission of a role goes. */
enum Reach {
    /** Every tenant. */
    EVERYWHERE {
        @Override
        boolean covers(Caller caller, Target target) {
            return true;
        }
    },
    /** Everything of the caller's own tenant. */
    OWN_TENANT {
        @Override
        boolean covers(Caller caller, Target target) {
            return caller.tenantId() == target.tenantId();
        }
    },
    /** The one customer that the caller acts for. */
    OWN_CUSTOMER {
        @Override
        boolean covers(Caller caller, Target target) {
            return OWN_TENANT.covers(caller, target)
                    && caller.customerId().isPresent()
                    && caller.customerId().equals(target.customerId());
        }
    };

    abstract boolean covers(Caller caller, Target target);
}
