package inspect

import "time"

// BeforeOpen lets a test change files between the walk and the open.
func (t *Tree) BeforeOpen(do func()) { t.beforeOpen = do }

// Patience sets a shorter time limit for a test.
func (t *Tree) Patience(d time.Duration) { t.patience = d }

// ParseACL lets a test parse an ACL without a file.
var ParseACL = parseACL
