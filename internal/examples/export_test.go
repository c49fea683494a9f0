package examples

// Below is below, for the tests.
var Below = below
