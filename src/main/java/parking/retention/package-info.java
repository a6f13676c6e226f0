/** Forgets pictures, plates and what else is kept of people, every night, when its time is over. */
package parking.retention;
