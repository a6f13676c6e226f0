/** Who of the staff looked at whose plate or picture, so that the car's owner can be told. */
package parking.looks;
