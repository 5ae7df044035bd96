//! The one macro of the crate: a list of endpoints that others can walk, as data and as types.

/// Declares `SPECS`, every declaration of a list as data, and a macro `$each` that hands the list's
/// endpoint *types* to another macro: `nexconn_endpoints!(route)` expands to
/// `route!(nexconn_api::nexconn::IssueAccessToken, …)`. A table of handlers built that way does not
/// compile while one is missing.
///
/// The first argument is a literal `($)`, which the inner macro needs for its own variables.
macro_rules! endpoint_list {
    (($dollar:tt) $each:ident, $module:ident: $($endpoint:ident),+ $(,)?) => {
        /// Every declaration of this list, as data.
        pub static SPECS: &[&$crate::Spec] = &[$(&<$endpoint as $crate::Endpoint>::SPEC),+];

        /// Hands the endpoint types of this list to the macro named.
        #[macro_export]
        macro_rules! $each {
            ($dollar then:ident) => {
                $dollar then!($($crate::$module::$endpoint),+)
            };
        }
    };
}
