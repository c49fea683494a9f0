// Command checker does what oslo-config-validator does with a configuration
// text, and more: it checks the text and prints the number of findings.
package main

import (
	"fmt"
	"log"
	"os"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// release is the one whose packages it is compared with.
const release = "26.2.2"

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: checker FILE")
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	result, mistakes := assess.Run(&assess.Request{
		Policy:  assess.PolicyText{Release: release},
		Sources: []assess.SourceText{{Name: "nova.conf", Content: string(text)}},
	}, time.Now())
	if len(mistakes) > 0 {
		log.Fatal(mistakes[0].Summary)
	}
	fmt.Println(len(result.Findings))
}
